"""What runs, when, and what the operator sees. The only room that knows Prefect."""
