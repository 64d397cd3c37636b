"""The theme that Word demands of every document: Office's own colours, Arial for both fonts."""

from __future__ import annotations

_COLOURS = {
    "dk1": '<a:sysClr val="windowText" lastClr="000000"/>',
    "lt1": '<a:sysClr val="window" lastClr="FFFFFF"/>',
    "dk2": '<a:srgbClr val="1F3864"/>',
    "lt2": '<a:srgbClr val="E7E6E6"/>',
    "accent1": '<a:srgbClr val="2F5496"/>',
    "accent2": '<a:srgbClr val="C55A11"/>',
    "accent3": '<a:srgbClr val="7F7F7F"/>',
    "accent4": '<a:srgbClr val="BF9000"/>',
    "accent5": '<a:srgbClr val="538135"/>',
    "accent6": '<a:srgbClr val="404040"/>',
    "hlink": '<a:srgbClr val="1F3864"/>',
    "folHlink": '<a:srgbClr val="404040"/>',
}


def theme_xml() -> str:
    """``word/theme/theme1.xml``."""
    colour = "".join(f"<a:{name}>{content}</a:{name}>" for name, content in _COLOURS.items())
    letter = "".join(
        f'<a:{name}><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>'
        for name in ("majorFont", "minorFont")
    )
    entry = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{entry}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="LKjIP">'
        f'<a:themeElements><a:clrScheme name="LKjIP">{colour}</a:clrScheme>'
        f'<a:fontScheme name="LKjIP">{letter}</a:fontScheme><a:fmtScheme name="LKjIP">'
        f"<a:fillStyleLst>{entry * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{entry * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
