"""Notes -> Links: what stands between pages. Each module is one pure, deterministic function over readings, with its STAGE.

boilerplate (an outlet's lines that tell nothing, set aside) · entities (the same person, place, organisation) · stories (the
same happening reported) · passages (what stands in both) · lineage (who has it from whom) · origins (counted on body text) ·
differences (left out, altered) · events (told by whom) · positions (who says what on a matter) · entries (the lines of the
chronicle) · decisions (what a person corrected).
"""
