import Glibc

/// The folder of the running executable, where the rules that ship with it are; nil where the
/// system does not say.
package func executableFolder() -> String? {
  var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
  guard count > 0 else { return nil }
  let path = String(decoding: buffer[..<count], as: UTF8.self)
  guard let slash = path.lastIndex(of: "/") else { return nil }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The plugins in a folder by their names, `lib*Rule.so`, sorted; those that only tests load,
/// `lib*TestRule.so`, are left out.
func pluginFiles(in folder: String) -> Result<[String], SystemMessage> {
  guard let directory = unsafe opendir(folder) else { return .failure(.last) }
  defer { unsafe _ = closedir(directory) }
  var names: [String] = []
  while let entry = unsafe readdir(directory) {
    let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name.hasPrefix("lib"), name.hasSuffix("Rule.so"), !name.hasSuffix("TestRule.so") {
      names.append(name)
    }
  }
  return .success(names.sorted().map { "\(folder)/\($0)" })
}

/// The bytes of a file, or why there are none, as the system says it.
func bytes(of file: String) -> Result<[UInt8], SystemMessage> {
  let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return .failure(.last) }
  defer { _ = close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe read(descriptor, &chunk, chunk.count)
    if count < 0 { return .failure(.last) }
    if count == 0 { return .success(bytes) }
    bytes += chunk[..<count]
  }
}

/// The path with every link followed; the path itself where that cannot be done.
func resolved(_ file: String) -> String {
  guard let path = unsafe realpath(file, nil) else { return file }
  defer { unsafe free(path) }
  return unsafe String(cString: path)
}

/// What the system says about its last error: "No such file or directory".
struct SystemMessage: Error {
  let text: String

  static var last: SystemMessage {
    guard let text = unsafe strerror(errno) else { return SystemMessage(text: "error \(errno)") }
    return SystemMessage(text: unsafe String(cString: text))
  }
}
