"""What AI agents of a support desk can ask for, over the Model Context Protocol.

- `desk`: what agents get, brief and redacted
- `server, consent, shapes`: the SDK's tools
"""
