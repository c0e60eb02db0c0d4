import Glibc
import SkillsPlanCommand

// Before any thread is started: a process of one thread can be walled in.
SkillsPlan.serveRule(Array(CommandLine.arguments.dropFirst()))

let code = await SkillsPlan.run(Array(CommandLine.arguments.dropFirst()))
exit(code.rawValue)
