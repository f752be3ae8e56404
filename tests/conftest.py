"""Settings of all tests."""

from hypothesis import HealthCheck, settings

from tests.thorough import THOROUGH

# A test never asserts a time: the machine may be busy with others' work. Properties are tried on the same examples each
# time, so that a change is judged by what it changes; fresh ones are tried when thorough, by make fuzz, and by the
# planted editions.
settings.register_profile(
    "press", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=not THOROUGH
)
settings.load_profile("press")
