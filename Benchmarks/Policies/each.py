"""Plans Lancashire under each kind of policy, pin and objective alone, and under many together, and prints what comes out.

    each.py SKILLSPLAN FOLDER

SKILLSPLAN plans, FOLDER takes the briefs and plans. Each brief is planned as anybody would, from tables to plan.yaml with
what each limit costs. Prints a table in Markdown: seconds, points, bound and gap. Prices are made up, as compare.py says.
"""

import pathlib
import sys

from compare import lay_out, planned

POLICIES = {
    "a provider's places": '{at-most: 1500 places, provider: "10004552"}',
    "a district's learners": "{at-least: 700 places, home-district: E07000124}",
    "learners of deciles 1-2": "{at-least: 9000 places, decile: [1, 2]}",
    "12 % for each provider": "{at-most: 12%, each: provider}",
    "60 % to deciles 1-2": "{at-least: 60%, decile: [1, 2]}",
    "8 % of a district elsewhere": "{at-most: 8%, home-district: E07000117, elsewhere: true}",
    "8 % of each district elsewhere": "{at-most: 8%, each: home-district, elsewhere: true}",
    "£50 million": '{at-most: "£50,000,000"}',
    "classroom courses of 8 or more": "{minimum-cohort: 8}",
    "classes and apprenticeships of 2 or more": "{minimum-cohort: 2, mode: [classroom, apprenticeship]}",
}
DECIDED = "reason: agreed, role: commissioner, decided: 2026-06-01"
PINS = {
    "a pin of an area and a course": f"{{area: E01012571, course: 10006987-E06000008-L2-S05-A, places: 1, {DECIDED}}}",
    "a pin of a district and a provider": f'{{home-district: E07000117, provider: "10004552", at-least: 40, {DECIDED}}}',
}
OTHERS = {
    "the worst served district first": "objective: {most-equal-first: {by: home-district}}",
    "deciles 1-2 first": "objective: {tiers: {decile: [1, 2]}}",
    "last year's plan kept, within 0.5 %": "stability: {plan: plan.yaml, tolerance: 0.5%}",
}
TOGETHER = [
    "a provider's places", "a district's learners", "60 % to deciles 1-2", "£50 million",
    "classes and apprenticeships of 2 or more"]


def listed(key, items):
    return "\n".join([f"{key}:", *(f"  - {item}" for item in items)])


def main():
    skillsplan, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    lay_out(folder)
    briefs = {"nothing set": ""}
    briefs |= {name: listed("policies", [policy]) for name, policy in POLICIES.items()}
    briefs |= {name: listed("pins", [pin]) for name, pin in PINS.items()}
    briefs |= OTHERS
    together = [POLICIES[name] for name in TOGETHER]
    name = f"{len(together)} policies and both pins: " + ", ".join(TOGETHER)
    briefs[name] = listed("policies", together) + "\n" + listed("pins", PINS.values())
    print("| | s | of the processor | points | bound | gap |\n|---|---|---|---|---|---|")
    for name, lines in briefs.items():
        brief = folder / "asked.yaml"
        brief.write_text(f"kind: SkillsBrief\nversion: 1\nextends: brief.yaml\n{lines}\n")
        plan = folder / ("plan.yaml" if name == "nothing set" else "asked-plan.yaml")
        found = planned(skillsplan, brief, plan)
        gap = (found["bound"] - found["objective"]) / found["bound"]
        print(
            f"| {name} | {found['seconds']:.1f} | {found['processor']:.1f} | {found['objective']:,} |"
            f" {found['bound']:,} | {f'{100 * gap:.5f} %' if gap else 'none'} |", flush=True)


if __name__ == "__main__":
    main()
