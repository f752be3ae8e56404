"""``shuzheng search``: stories by their words, the best first."""

from __future__ import annotations

from flows.answer import DEFAULT, DONE, FAILED, REFUSED, Json, Refusal, Warehouse, refusing, rows_of, say_json


def search(*words: str, warehouse: Warehouse = DEFAULT, limit: int = 10, json: Json = False) -> int:
    """按词语找稿件，连同含有这些词的数字句子；退出码 1 是没有找到。

    Parameters
    ----------
    words
        要找的词，例如 城镇新增就业 培训。
    warehouse
        数据文件。
    limit
        最多给多少篇。
    json
        以 JSON 回答。
    """
    from flows.console import complain
    from warehouse.escape import cut, plain
    from warehouse.store import reading

    if not words:
        complain("要找什么？例如：shuzheng search 城镇新增就业 培训")
        return REFUSED
    try:
        with refusing(), reading(warehouse) as con:
            made = con.execute("FROM story_search(?, most := ?)", [" ".join(words), limit])
            found = rows_of([column[0] for column in made.description or ()], made.fetchall())
    except Refusal:
        return REFUSED
    if json:
        say_json(found)
        return DONE if found else FAILED
    for story in found:
        print(plain(f"{story['headline'] or '（无标题）'}  {story['place'] or ''}  {story['path']}"))
        for sentence in story["evidence"][:3]:
            print(f"    {cut(plain(sentence['quote']), 100)}（{sentence['metric_ids'][0]}）")
    if not found:
        print("没有找到。")
    return DONE if found else FAILED
