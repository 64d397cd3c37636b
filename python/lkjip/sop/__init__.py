"""The SOP as a living process: activities, calendar, states, returns. Pure: no files, no clock.

===================  ==========================================================================
module               job
===================  ==========================================================================
``sop.toml``         the SOP's own words, as data
``sop_step``          those words as frozen objects: ``STEPS``, ``SOP``
``role``            roles as printed and the real officials behind them
``calendar``         working days
``holiday``            the holidays that seed the sheet ``Libur`` (the only user of ``holidays``)
``make_schedule``           the first plan, the legal deadlines, "3 hari kerja lagi"
``events``        what happened: frozen events
``row``            the events as rows of a table, and back
``state``          where the process stands: ``Process``
``terapan_data``     what an event of steps 1–4 does to the state
``draft_events``     the same for steps 5–8
``fold``            the fold: events → ``Process``
``completeness_items``      the SOP's completeness items as a checklist
``command``         what can be asked of the process
``aturan_data``      when a command of steps 1–4 is refused, why, and the way out
``draft_rules``      the same for steps 5–8
``process``           ``why_refused`` and ``carry_out``: the door for steps and commands
``plan``          the due dates in force, after returns and extensions
``action``         the one next action
``summarize``        one line per step for the home tab and ``status``
``words``             dates and lists as words
===================  ==========================================================================
"""
