"""The parts of IPython that notebooks use to show things."""

from IPython.display import display as display
