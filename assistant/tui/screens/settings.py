"""All settings, each with what it does, its default and where it comes from, to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static, Switch

from ...settings import Config, Value
from ...settings.shown import groups, origin, shown, written
from ...text import clean
from ..preferences import change, choose_theme
from ..text import plain
from ..widgets.flow import Flow, Paragraph
from ..widgets.key_line import KeyLine
from .closing import ClosesOnce

if TYPE_CHECKING:
    from ..app import AssistantApp

_SAVING = (
    "A switch is saved at once. A text is saved by enter, or when you leave its field; "
    "esc brings the old text back."
)


class SettingField(Input):
    """A text; esc brings the old one back, and leaves where it has not changed."""

    HELP = "**enter** saves the text, **esc** brings the old one back. “:” separates folders."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "put_back", "Undo", id="settings.undo")
    ]

    def __init__(self, value: Value) -> None:
        """Set up; a secret is not shown, it can only be replaced."""
        self.saved = "" if value.key.secret or not value.value else written(value)
        example = shown(value.key, value.value if value.key.secret else value.key.default)
        super().__init__(self.saved, placeholder=example, compact=True, disabled=bool(value.fixed))

    @property
    def changed(self) -> bool:
        """What stands in it has not been saved."""
        return self.value != self.saved

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc leaves the screen where there is nothing to bring back."""
        return action != "put_back" or self.changed

    def action_put_back(self) -> None:
        """The old text."""
        self.value = self.saved


class Setting(Vertical):
    """One setting."""

    def __init__(self, value: Value) -> None:
        super().__init__(classes="setting")
        self.value = value
        self._told = Flow(classes="told")
        self._word = Static("", markup=False, classes="word")
        self._default = Button("Reset", compact=True, classes="default")
        self.control = self._made()
        self._tell()

    def _made(self) -> Widget:
        key, now, fixed = self.value.key, self.value.value, bool(self.value.fixed)
        if isinstance(key.default, bool):
            return Switch(now, disabled=fixed)
        if key.among:
            return Button(_label(now), compact=True, disabled=fixed, classes="choose")
        return SettingField(self.value)

    def compose(self) -> ComposeResult:
        """Its name and what changes it, what it does, where it comes from."""
        with Horizontal(classes="line"):
            yield Static(plain(self.value.key.title, "b"), markup=False, classes="name")
            yield self.control
            yield self._word
            yield self._default
        yield self._told

    def _tell(self, news: str = "", look: str = "good") -> None:
        value = self.value
        lines = [Paragraph(plain(value.key.what)), Paragraph(plain(" ".join(origin(value)), "dim"))]
        self._told.show([*lines, *([Paragraph(plain(news, look))] if news else [])])
        self._word.update(plain(shown(value.key, value.value), "dim"))
        self._word.display = isinstance(self.control, Switch)
        self._default.display = value.source != "default" and not value.fixed

    def on_descendant_focus(self) -> None:
        """What is said of it is in view, too."""
        self.scroll_visible(animate=False)

    @on(Switch.Changed)
    def _switched(self, event: Switch.Changed) -> None:
        event.stop()
        self._save("true" if event.value else "false")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button is self._default:
            self._save(None)
        else:
            choose_theme(cast("AssistantApp", self.app), self._save)

    @on(Input.Blurred)
    def _left(self) -> None:
        if self.app.app_focus:  # a look at another window leaves no field
            self.leave()

    @on(Input.Submitted)
    def leave(self) -> None:
        """Save a text that was changed."""
        if isinstance(self.control, SettingField) and self.control.changed:
            self._save(clean(self.control.value))

    def _save(self, text: str | None) -> None:
        change(cast("AssistantApp", self.app), self.value.key.name, text, self._saved)

    def _saved(self, config: Config | None, wrong: str) -> None:
        if not self.is_attached:
            if wrong:
                self.app.notify(wrong, markup=False, severity="error")
            return
        if config is None:
            if isinstance(self.control, Switch):
                self._show(self.value.value)
            self._tell(f"✗ Not saved. {wrong}", "bad")
            return
        self.value = config.values[self.value.key.name]
        self._show(self.value.value)
        self._tell("✓ Saved.")

    def _show(self, now: Any) -> None:
        control = self.control
        if isinstance(control, Switch):
            with control.prevent(Switch.Changed):
                control.value = now
        elif isinstance(control, Button):
            control.label = _label(now)
        elif isinstance(control, SettingField):
            control.saved = control.value = (
                "" if self.value.key.secret or not now else (written(self.value))
            )


def _label(choice: str) -> Content:
    return plain(f"{choice} ▾")


class SettingsList(VerticalScroll, can_focus=False):
    """Its arrow keys go from one to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Next", key_display="↑↓", id="settings.down"),
        Binding("up", "app.focus_previous", show=False, id="settings.up"),
    ]


class SettingsScreen(ClosesOnce[None]):
    """The list of all settings."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "Setting Button, Setting Switch, Setting Input"
    HELP = "**up** and **down** go through the settings, **enter** changes one. " + _SAVING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "back", "Back", id="settings.back"),
    ]

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._config = config

    def compose(self) -> ComposeResult:
        """All settings in their groups."""
        with Horizontal(id="top"):
            yield Static("Settings", markup=False, classes="title")
        with SettingsList(id="settings"):
            yield Flow([Paragraph(plain(_SAVING, "dim"))], classes="saving")
            for group, keys in groups().items():
                yield Static(plain(group, "title"), markup=False, classes="group")
                for key in keys:
                    yield Setting(self._config.values[key.name])
            yield Static(plain(f"Settings file: {self._config.path}", "dim"), classes="place")
        yield KeyLine(show_command_palette=False, compact=True)

    def action_back(self) -> None:
        """Back to the chat; a text that was changed is saved."""
        for setting in self.query(Setting):
            setting.leave()
        self.dismiss()
