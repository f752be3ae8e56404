-- Full-text search over stories: the best first (BM25), with the sentences with figures that hold a word of the question.
-- Grain: one row per story that has a word of the question; copies are folded into the story they repeat.
-- Arguments: asked, most := 20
-- Example: FROM story_search('城镇新增就业 培训')
-- score: BM25 with k1 = 1.2 and b = 0.75 over all stories
-- story_id: the story
-- headline: its headline, null when it prints none
-- place: the division it is about, null when it is about none
-- page_date: day of its page, null unless known
-- path: file of its page
-- found: the words of the question that stand in it, the rarest first
-- n_printings: how many stories print it: this one and its copies
-- evidence: its sentences with figures in which one of those words stands, in the order of the story, each with the ids of its figures; may be empty
WITH pieces AS (
    SELECT p.piece, p.n
    FROM unnest(regexp_extract_all(
        translate(lower(asked), '０１２３４５６７８９．ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ', '0123456789.abcdefghijklmnopqrstuvwxyz'),
        '[一-鿿]+|[0-9a-z]+(\.[0-9]+)?'
    )) WITH ORDINALITY AS p(piece, n)
), parts AS (
    -- every part of a Chinese piece may be a word of the index; a number or a Latin word is one
    SELECT n, a.i, l.k, substring(piece, a.i, l.k) AS word
    FROM pieces, range(1, least(length(piece), 60) + 1) AS a(i), range(1, 13) AS l(k)
    WHERE piece >= '一' AND a.i + l.k - 1 <= length(piece)
    UNION ALL SELECT n, 1, length(piece), piece FROM pieces WHERE piece < '一'
), hits AS MATERIALIZED (
    SELECT story_id, n_words, word, f
    FROM (SELECT story_id, n_words, unnest(words) AS word, unnest(counts) AS f FROM story_words)
    SEMI JOIN parts USING (word)
), known AS (
    SELECT word, count(*) AS n_stories FROM hits GROUP BY word
), placed AS (
    SELECT n, i, k, word FROM parts JOIN known USING (word)
), covered AS (
    -- a single character counts only where no longer word of the index covers it
    SELECT DISTINCT p.n, p.i FROM placed AS p JOIN placed AS q
        ON q.n = p.n AND q.k > 1 AND q.i <= p.i AND p.i < q.i + q.k
    WHERE p.k = 1
), meant AS (
    SELECT DISTINCT p.word FROM placed AS p LEFT JOIN covered AS c ON c.n = p.n AND c.i = p.i
    WHERE p.k > 1 OR c.n IS NULL
), size AS (
    SELECT count(*) AS n, greatest(avg(n_words), 1) AS length FROM story_words
), weighed AS (
    SELECT h.story_id, h.word, ln(1 + (size.n - k.n_stories + 0.5) / (k.n_stories + 0.5)) AS rarity,
        h.f, h.n_words / size.length AS relative
    FROM hits AS h SEMI JOIN meant USING (word) JOIN known AS k USING (word), size
), scored AS (
    SELECT story_id, sum(rarity * f * 2.2 / (f + 1.2 * (0.25 + 0.75 * relative)) ORDER BY word) AS score,
        list(word ORDER BY rarity DESC, word) AS found
    FROM weighed GROUP BY story_id
), best AS (
    -- a story and its copies have one row: the canonical one, with the best score of any of them
    SELECT cluster_id, max(score) AS score, arg_max(found, score) AS found
    FROM scored JOIN stories USING (story_id) GROUP BY cluster_id
    ORDER BY max(score) DESC, cluster_id LIMIT most
), printings AS (
    SELECT cluster_id, count(*) AS n FROM stories SEMI JOIN best USING (cluster_id) GROUP BY cluster_id
), evidence AS (
    SELECT story_id, list({'quote': quote, 'metric_ids': metric_ids} ORDER BY first_at, quote) AS quotes
    FROM (
        SELECT m.story_id, m.quote, min(m.text_start) AS first_at, list(m.metric_id ORDER BY m.text_start) AS metric_ids
        FROM metrics AS m JOIN stories AS s USING (story_id) JOIN best AS b USING (cluster_id)
        WHERE s.is_canonical AND list_bool_or(list_transform(b.found, lambda w: contains(lower(m.quote), w)))
        GROUP BY m.story_id, m.quote
    )
    GROUP BY story_id
)
SELECT
    round(b.score, 4) AS score, s.story_id, s.headline, s.place, d.page_date, d.path, b.found,
    p.n AS n_printings, coalesce(e.quotes, []) AS evidence
FROM best AS b
JOIN stories AS s ON s.cluster_id = b.cluster_id AND s.is_canonical
JOIN documents AS d ON d.doc_id = s.doc_id
JOIN printings AS p ON p.cluster_id = b.cluster_id
LEFT JOIN evidence AS e ON e.story_id = s.story_id
ORDER BY b.score DESC, s.story_id
