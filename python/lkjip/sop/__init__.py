"""The SOP as a living process: activities, calendar, states, returns. Pure: no files, no clock.

====================  =========================================================================
module                job
====================  =========================================================================
``sop.toml``          the SOP's own words, as data
``langkah``           those words as frozen objects: ``LANGKAH``, ``SOP``
``kalender``          working days
``libur``             the holidays that seed the sheet ``Libur`` (the only user of ``holidays``)
``jadwal``            due dates of the steps, legal deadlines
====================  =========================================================================
"""
