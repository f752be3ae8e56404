"""Settings of all tests."""

from hypothesis import HealthCheck, settings

# A test never asserts a time: the machine may be busy with others' work.
settings.register_profile("press", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("press")
