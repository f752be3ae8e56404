"""One screen for the office (数据大屏): a folder of pages beside the warehouse that a browser opens from the disk.

``folder`` writes and swaps it, ``shards`` cuts bulk data into files loaded on demand, ``page`` frames a page under its
policy; then one module for each page, with its rows in SQL beside it and its scripts and styles in ``assets``.
"""
