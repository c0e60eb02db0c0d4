import Glibc
import SkillsPlanCommand

let code = await SkillsPlan.run(Array(CommandLine.arguments.dropFirst()))
exit(code.rawValue)
