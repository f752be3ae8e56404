-- Findings that came and went in the period (问题台账), by the days of the runs in China, not by the days of the figures.
-- Grain: one row per finding that a run saw first, that a run no longer saw, or that a person judged within the period.
-- Given: $from_day, $to_day
-- fingerprint: identity of the finding
-- rule: the arithmetic rule
-- message: its sentence when it was last seen
-- first_day: day of the run that saw it first
-- gone_day: day of the first published run that no longer saw it, null while it stands
-- review: latest verdict of a person until the end of the period, null when there is none
-- review_day: day of that verdict
-- is_opened: first_day lies in the period
-- is_resolved: gone_day lies in the period
-- is_judged: review_day lies in the period
WITH latest AS (
    SELECT fingerprint, verdict AS review, (reviewed_at + INTERVAL 8 HOUR)::DATE AS review_day FROM reviews
    WHERE (reviewed_at + INTERVAL 8 HOUR)::DATE <= $to_day::DATE
    QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY reviewed_at DESC, reviewer) = 1
), standing AS (
    SELECT DISTINCT fingerprint FROM check_results WHERE verdict = 'fails'
), told AS (
    SELECT h.fingerprint, h.rule, h.message, (h.first_seen_at + INTERVAL 8 HOUR)::DATE AS first_day,
        CASE WHEN s.fingerprint IS NULL THEN (
            SELECT min((r.started_at + INTERVAL 8 HOUR)::DATE) FROM runs AS r
            WHERE r.status <> 'stopped' AND r.started_at > h.last_seen_at
        ) END AS gone_day,
        l.review, l.review_day
    FROM finding_history AS h
    LEFT JOIN standing AS s ON s.fingerprint = h.fingerprint
    LEFT JOIN latest AS l ON l.fingerprint = h.fingerprint
)
SELECT *,
    first_day BETWEEN $from_day::DATE AND $to_day::DATE AS is_opened,
    coalesce(gone_day BETWEEN $from_day::DATE AND $to_day::DATE, false) AS is_resolved,
    coalesce(review_day BETWEEN $from_day::DATE AND $to_day::DATE, false) AS is_judged
FROM told
WHERE is_opened OR is_resolved OR is_judged
ORDER BY first_day, rule, fingerprint
