"""The Arabic language: letters, numbers, calendar, typography, phrases. No input, no output."""
