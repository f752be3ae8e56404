-- Version 2: every run that published says which release it made (`runs.release`), and which one it put back.
--
-- Up to version 1 nothing was kept and nothing could be put back, so every published run made a release and they
-- follow each other in the order in which their rows were complete.
ALTER TABLE runs ADD COLUMN release INTEGER;
ALTER TABLE runs ADD COLUMN restored INTEGER;
UPDATE runs SET release = numbered.release
FROM (
    SELECT run_id, row_number() OVER (ORDER BY finished_at, run_id) AS release FROM runs WHERE status = 'published'
) AS numbered
WHERE numbered.run_id = runs.run_id;
