"""How far a connection comes: name, TCP, TLS, HTTP."""
