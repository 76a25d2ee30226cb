"""The screens beside the coding screen: each is a board, a list with what is told of the marked row."""
