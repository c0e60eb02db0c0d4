package import SkillsPlanner

extension CheckPage {
  /// SP0501 to SP0510 and SP0519 to SP0522: the files of plugins, and which rule is in which.
  package static let plugins = [
    CheckPage(
      "SP0501", "a plugin that cannot be read",
      cause: "The file was named or found, and the system refuses to read it.",
      example: "skillsplan plan brief.yaml --plugin libNone.so",
      says: "libNone.so: error: libNone.so cannot be read: No such file or directory",
      fix: "Check the path and the permissions of the plugin.",
      related: ["SP0502"]),
    CheckPage(
      "SP0502", "a plugin that is no shared library",
      cause:
        "A plugin is an ELF shared library, as the linker makes one. This file is something else.",
      example: "skillsplan plan brief.yaml --plugin WageGain.swift",
      says: """
        WageGain.swift: error: WageGain.swift is not a plugin: it is not an ELF shared library
        """,
      fix: "Give the lib...Rule.so that swift build writes for the rule.",
      related: ["SP0501", "SP0503"]),
    CheckPage(
      "SP0503", "a plugin that cannot be opened",
      cause: """
        The system's loader refuses the file: it is made for another kind of processor, or a library that it \
        needs is not there.
        """,
      example: "a plugin for arm64 on a machine with x86_64",
      says: """
        libWageGainRule.so: error: libWageGainRule.so cannot be opened: cannot open shared object file
        """,
      fix: "Build the plugin on this kind of machine, with every library that it needs.",
      related: ["SP0502"]),
    CheckPage(
      "SP0504", "a library that is no plugin",
      cause:
        "The planner asks a plugin for the function skillsplan_plugin_v1, and this library has none.",
      example: "skillsplan plan brief.yaml --plugin libyaml.so",
      says: """
        libyaml.so: error: libyaml.so is not a plugin: it exports no skillsplan_plugin_v1
        """,
      fix: """
        Add the export line to the rule (CONTRIBUTING.md shows it), and build it as a dynamic library.
        """,
      related: ["SP0505", "SP0506"]),
    CheckPage(
      "SP0505", "a plugin for another version of the rule contract",
      cause: """
        Planner and plugin speak by the contract of scoring.h, and this plugin was built for a version that \
        this planner does not have.
        """,
      example: "a plugin that was built with the scoring.h of a later planner",
      says: """
        libWageGainRule.so: error: libWageGainRule.so is written for version 2.0 of the rule contract; this \
        planner has version 1.1
        """,
      fix: "Use a newer planner, or build the plugin with this planner's scoring.h.",
      related: ["SP0506"]),
    CheckPage(
      "SP0506", "a plugin that describes its rule wrongly",
      cause: """
        What the plugin says of its rule does not keep to scoring.h: an id that is not in lower case, a \
        parameter twice, a function that is not there.
        """,
      example: "a rule whose id is WageGain",
      says: """
        libWageGainRule.so: error: libWageGainRule.so describes its rule wrongly: id "WageGain" is not lower \
        case with hyphens
        """,
      fix:
        "Correct the rule's descriptor as scoring.h says, and build it again; skillsplan rules test FILE tries it.",
      related: ["SP0504", "SP0508"]),
    CheckPage(
      "SP0507", "a rule that another plugin has too",
      cause: """
        Two plugins have a rule of one id. The one that ships with the program is used, else the one that \
        was found first, and this one is not.
        """,
      example: "skillsplan plan brief.yaml --plugin ./libDeprivationRule.so",
      says: """
        ./libDeprivationRule.so: warning: ./libDeprivationRule.so is not used but where a brief pins it: \
        skillsplan/libDeprivationRule.so also has a rule deprivation, and ships with the program
        """,
      fix:
        "To use it, pin it in the brief by the sha256 that the message gives; else remove it or give its rule another id.",
      related: ["SP0519"]),
    CheckPage(
      "SP0508", "a rule that broke",
      cause: """
        The rule crashed, took too long, tried what the sandbox does not allow, or gave what is no score, as \
        it was opened, took its parameters or judged a candidate. No plan is made of half its scores.
        """,
      example: "a rule that opens a file as it is asked for a score",
      says: """
        error: rule wage-gain of libWageGainRule.so tried to open a file, which a rule in the sandbox may not
        """,
      fix:
        "Ask the rule's author to correct it: skillsplan rules test FILE shows the smallest example.",
      related: ["SP0506", "SP0517"]),
    CheckPage(
      "SP0510", "a rule that there is not",
      cause: """
        No plugin that was looked at has a rule of this id. Plugins are looked for beside the program, and \
        where --plugin and SKILLSPLAN_PLUGIN_PATH say.
        """,
      in: "brief.yaml",
      example: """
        rules:
          - {rule: deprivaton, weight: 1}
        """,
      says: """
        brief.yaml:2:12: error: there is no rule "deprivaton"
        """,
      fix: "Correct the id (skillsplan rules lists them), or name the plugin with --plugin.",
      related: ["SP0501", "SP0519"]),
    CheckPage(
      "SP0519", "a pinned rule that no plugin has",
      cause: """
        The brief pins the rule to one file by its SHA-256, so that nobody changes a plan by changing a \
        plugin. The plugins with a rule of this id are other files.
        """,
      in: "brief.yaml",
      example: """
        rules:
          - rule: deprivation
            weight: 1
            sha256: "0000000000000000000000000000000000000000000000000000000000000000"
        """,
      says: """
        brief.yaml:2:11: error: rule deprivation is pinned to sha256 \
        0000000000000000000000000000000000000000000000000000000000000000, and no plugin has it: ...
        """,
      fix: "Name the file with --plugin, or pin another digest once you have looked at the rule.",
      related: ["SP0507", "SP0521"]),
    CheckPage(
      "SP0520", "a list of shipped rules that does not count",
      cause: """
        skillsplan-rules.sha256 says which plugins came with the program and may run in its process. This \
        one is not in the form of sha256sum, or others than the program's owner may write it.
        """,
      example: "chmod o+w skillsplan-rules.sha256",
      says: """
        skillsplan-rules.sha256: warning: skillsplan-rules.sha256 does not count: others than its owner may \
        write it
        """,
      fix: "Install the program again; until then its rules run in the sandbox, as strangers do.",
      related: ["SP0521"]),
    CheckPage(
      "SP0521", "a plugin that is not the one that shipped",
      cause: """
        The plugin stands where one that came with the program stood, and its bytes are others than the list \
        of digests says.
        """,
      example: "a rule that was built anew beside the program by swift build alone",
      says: """
        libDeprivationRule.so: warning: libDeprivationRule.so is not the file that \
        shipped with the program: ...
        """,
      fix: "Install the program again, or run make build; until then the rule runs in the sandbox.",
      related: ["SP0519", "SP0520"]),
    CheckPage(
      "SP0522", "a kernel without Landlock",
      cause: """
        Landlock keeps a plugin in the sandbox from reading files. This kernel lacks it, so a plugin could \
        read files as it was opened; every other wall stands.
        """,
      example: "Linux before 5.13, or one that was started without Landlock",
      says: "warning: this kernel has no Landlock, so nothing kept plugins from reading files ...",
      fix: "Use Linux 5.13 or newer with Landlock enabled, or only plugins that you trust."),
  ]
}
