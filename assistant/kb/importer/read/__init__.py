"""Markdown as real doc sites write it -> blocks of plain CommonMark that know their lines."""
