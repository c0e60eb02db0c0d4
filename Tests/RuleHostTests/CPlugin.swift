import Foundation

/// A plugin written in C for one test, compiled by the machine's C compiler.
enum CPlugin {
  /// The path of the C compiler; nil where the machine has none.
  static let compiler = ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static var hasCompiler: Bool { compiler != nil }

  /// A correct rule, each part of which a test may replace by a definition.
  private static let source = """
    #include "scoring.h"
    #include <fcntl.h>
    #include <math.h>
    #include <pthread.h>
    #include <signal.h>
    #include <stddef.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <sys/socket.h>
    #include <unistd.h>
    #ifndef START
    #define START
    #endif
    #ifndef COUNT
    #define COUNT 1
    #endif
    #ifndef COLUMN
    #define COLUMN "area.x"
    #endif
    #ifndef ID
    #define ID "in-c"
    #endif
    #ifndef MAGIC
    #define MAGIC SKILLSPLAN_MAGIC
    #endif
    #ifndef MAJOR
    #define MAJOR SKILLSPLAN_ABI_MAJOR
    #endif
    #ifndef MINOR
    #define MINOR SKILLSPLAN_ABI_MINOR
    #endif
    #ifndef SIZE
    #define SIZE sizeof(newer)
    #endif
    #ifndef KIND
    #define KIND SKILLSPLAN_SCORE
    #endif
    #ifndef ENTRY
    #define ENTRY skillsplan_plugin_v1
    #endif
    #ifndef SCORE
    #define SCORE scores[i] = numbers[i]
    #endif
    #ifndef RETURN
    #define RETURN 0
    #endif
    #ifndef COLUMN_KIND
    #define COLUMN_KIND SKILLSPLAN_NUMBERS
    #endif
    #ifndef CREATE
    #define CREATE return &columns_
    #endif
    #ifndef DEFAULT
    #define DEFAULT "0.5"
    #endif
    #ifndef REASON
    #define REASON ""
    #endif
    #ifndef RESULT
    #define RESULT &plugin_.known
    #endif

    static const skillsplan_column_request columns_ = {SKILLSPLAN_TEXT(COLUMN), COLUMN_KIND, 0};

    /* What the loader runs before anybody asks for the rule. */
    static int started_ = 0;
    __attribute__((constructor)) static void start(void) { START; }

    static void *thread(void *unused) { return unused; }
    __attribute__((noinline)) static int deep(volatile char *from) {
      volatile char here[4096];
      here[0] = from[0];
      return deep(here) + here[0];
    }

    static void *create(void *context, skillsplan_text parameters, skillsplan_error *error) {
      CREATE;
    }
    static const skillsplan_column_request *columns(void *instance, uint64_t *count) {
      *count = COUNT;
      return instance;
    }
    static int32_t score(void *instance, const skillsplan_batch *batch, double *scores,
                         skillsplan_error *error) {
      const double *numbers = batch->columns[0].values;
      for (int64_t i = 0; i < (int64_t)batch->count; i += 1) { SCORE; }
      return RETURN;
    }
    static void destroy(void *instance) {}

    static const skillsplan_parameter parameters_ = {
        SKILLSPLAN_TEXT("part"), SKILLSPLAN_SHARE, 0, 0, 1, SKILLSPLAN_TEXT(DEFAULT),
        NULL, 0, SKILLSPLAN_TEXT("A part.")};

    /* As a later version would be: fields that this planner does not know at the end. */
    typedef struct newer { skillsplan_plugin known; void *later[4]; } newer;

    static const newer plugin_ = {{
        .magic = MAGIC, .abi_major = MAJOR, .abi_minor = MINOR, .size = SIZE, .kind = KIND,
        .id = SKILLSPLAN_TEXT(ID), .version = SKILLSPLAN_TEXT("0.1.0"),
        .summary = SKILLSPLAN_TEXT("A rule in C."), .reason = SKILLSPLAN_TEXT(REASON),
        .parameters = &parameters_,
        .parameter_count = 1, .create = create, .columns = columns, .score = score,
        .destroy = destroy}};

    SKILLSPLAN_EXPORT const skillsplan_plugin *ENTRY(void) { return RESULT; }
    """

  /// Compiles the rule with these definitions and calls `body` with the plugin's path.
  static func with(_ definitions: [String], _ body: (String) throws -> Void) throws {
    try withScratchFolder { folder in try body(compile(definitions, into: folder)) }
  }

  /// Compiles the rule with these definitions, and gives the plugin's path.
  static func compile(_ definitions: [String], into folder: String) throws -> String {
    let text = "\(folder)/rule.c"
    try source.write(toFile: text, atomically: true, encoding: .utf8)
    return try compile(
      text, header: "\(packageFolder)/Sources/CScoring/include", definitions, into: folder)
  }

  /// Compiles a rule in a file against the header in a folder.
  static func compile(
    _ file: String, header: String, _ definitions: [String] = [], into folder: String
  ) throws -> String {
    let plugin = "\(folder)/libInCRule.so"
    let process = Process()
    process.executableURL = URL(filePath: compiler ?? "/usr/bin/cc")
    process.arguments =
      ["-std=gnu11", "-O1", "-w", "-shared", "-fPIC", "-I\(header)"]
      + definitions.map { "-D\($0)" } + ["-o", plugin, file]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CompilerFailure() }
    return plugin
  }

  struct CompilerFailure: Error {}
}

/// Calls `body` with the path of an empty folder that is removed afterwards.
func withScratchFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}
