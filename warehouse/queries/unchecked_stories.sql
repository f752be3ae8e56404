-- 哪些稿件数字多却没法核？
-- Which stories print many figures of which none could be checked?
SELECT path, headline, n_typed, n_checkable
FROM story_coverage
WHERE kind = 'story' AND is_canonical AND n_typed >= 3 AND n_checked = 0
ORDER BY n_typed DESC, path, story_id
