"""Whole screens: the chat, all articles, menus and questions above it."""
