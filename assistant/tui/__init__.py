"""The conversation on a full screen; it owns no logic, the engine does.

- `app, keys, app.tcss`: what is opened and set; keys that work everywhere; messages between
  parts
- `screens/`: chat (lines in, events out), browse, menu, opening (what may be opened)
- `runner, painter`: the service in a thread, an input at a time; its events -> blocks
- `widgets/`: the blocks: card (an answer), fix_panel, check_row, fold, checklist, choices,
  note; prompt, composer, popup; header, side, find
- `typed, ending`: where a key goes; how it is left
- `reader, shelf`: articles read beside the chat; searched
- `commands, keeping, blockwork`: the screen's own commands; sessions; what any block can do
"""
