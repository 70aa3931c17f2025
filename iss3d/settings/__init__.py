"""What a player may choose: declared options, kept in one file, from which the menus build themselves."""
