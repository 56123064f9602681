"""The browser's tests need Chromium and are run by a target of their own, which names their folder."""

from __future__ import annotations

collect_ignore = ["browser"]
