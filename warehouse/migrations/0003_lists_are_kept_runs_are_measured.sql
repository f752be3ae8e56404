-- Version 3: lists printed in running text are kept (`listings`, `listing_items`, `name_kinds`), and the findings of
-- the rule `slogan` are made from them instead of from the text.
--
-- Pages of older files have no rows there until they are read again, which the next run does, because the program that
-- reads pages has changed. Tables are made with the columns of this version; a later one may add to them.
CREATE TABLE name_kinds (
    ending VARCHAR NOT NULL PRIMARY KEY,
    kind VARCHAR NOT NULL
);
CREATE TABLE listings (
    listing_id VARCHAR NOT NULL,
    story_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    raw_text VARCHAR NOT NULL,
    quote VARCHAR NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    form VARCHAR NOT NULL,
    head VARCHAR,
    kind VARCHAR,
    said VARCHAR,
    stated BIGINT,
    stated_parts BIGINT[] NOT NULL,
    claim VARCHAR NOT NULL,
    n_items INTEGER NOT NULL,
    place VARCHAR,
    place_code VARCHAR,
    period_start DATE,
    period_end DATE,
    period_text VARCHAR
);
CREATE TABLE listing_items (
    item_id VARCHAR NOT NULL,
    listing_id VARCHAR NOT NULL,
    story_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    raw_text VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    name_id VARCHAR,
    kind VARCHAR,
    place VARCHAR,
    place_code VARCHAR,
    attribute VARCHAR,
    "value" DECIMAL(38,9),
    unit VARCHAR,
    metric_id VARCHAR
);
--
-- Every run says what it took (pages read, seconds, memory) and which flow run did it; status `unchanged`.
--
-- Nobody measured the runs before, so their new columns are null.
ALTER TABLE runs ADD COLUMN flow_run_id VARCHAR;
ALTER TABLE runs ADD COLUMN n_read INTEGER;
ALTER TABLE runs ADD COLUMN n_found INTEGER;
ALTER TABLE runs ADD COLUMN seconds DOUBLE;
ALTER TABLE runs ADD COLUMN cpu_seconds DOUBLE;
ALTER TABLE runs ADD COLUMN peak_memory_mb DOUBLE;
