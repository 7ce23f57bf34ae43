"""The conversation as a service: what a person says goes in, events come out; without a screen."""
