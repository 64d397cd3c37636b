"""SOP 4: capaian per indicator, roll-ups, budget and checks across units."""
