"""This computer's own side: the add-in in Excel's start folder, the book's settings, the link.

``pasang`` puts them there, ``copot`` takes exactly that away again, ``menu`` is the way around
Excel. Everything that a computer can be (system, folders, environment) is an argument, so that
Linux can play the Windows cases.
"""
