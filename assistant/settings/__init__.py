"""What the user has set: a TOML file, the environment, and what holds without either."""

from .read import Config, Value, config_path, read_config

__all__ = ["Config", "Value", "config_path", "read_config"]
