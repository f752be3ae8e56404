-- Version 3: every run says what it took (pages read, seconds, memory) and which flow run did it; status `unchanged`.
--
-- Nobody measured the runs before, so their new columns are null.
ALTER TABLE runs ADD COLUMN flow_run_id VARCHAR;
ALTER TABLE runs ADD COLUMN n_read INTEGER;
ALTER TABLE runs ADD COLUMN n_found INTEGER;
ALTER TABLE runs ADD COLUMN seconds DOUBLE;
ALTER TABLE runs ADD COLUMN cpu_seconds DOUBLE;
ALTER TABLE runs ADD COLUMN peak_memory_mb DOUBLE;
