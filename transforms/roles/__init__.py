"""How newspapers word what a figure is for (角色用语)."""
