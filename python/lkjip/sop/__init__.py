"""The SOP as a living process: activities, calendar, states, returns. Pure: no files, no clock.

===================  ==========================================================================
module               job
===================  ==========================================================================
``sop.toml``         the SOP's own words, as data
``langkah``          those words as frozen objects: ``LANGKAH``, ``SOP``
``peran``            roles as printed and the real officials behind them
``kalender``         working days
``libur``            the holidays that seed the sheet ``Libur`` (the only user of ``holidays``)
``jadwal``           the first plan, the legal deadlines, "3 hari kerja lagi"
``peristiwa``        what happened: frozen events
``baris``            the events as rows of a table, and back
``keadaan``          where the process stands: ``Proses``
``terapan_data``     what an event of steps 1–4 does to the state
``terapan_draf``     the same for steps 5–8
``lipat``            the fold: events → ``Proses``
``kelengkapan``      the SOP's completeness items as a checklist
``perintah``         what can be asked of the process
``aturan_data``      when a command of steps 1–4 is refused, why, and the way out
``aturan_draf``      the same for steps 5–8
``proses``           ``bolehkah`` and ``jalankan``: the door for steps and commands
``rencana``          the due dates in force, after returns and extensions
``tindakan``         the one next action
``ringkasan``        one line per step for the home tab and ``status``
``kata``             dates and lists as words
===================  ==========================================================================
"""
