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

/// The names in a folder, sorted.
func names(in folder: String) throws(SystemMessage) -> [String] {
  guard let directory = unsafe opendir(folder) else { throw .last }
  defer { unsafe _ = closedir(directory) }
  var names: [String] = []
  while let entry = unsafe readdir(directory) {
    names.append(
      unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      })
  }
  return names.sorted()
}

/// The bytes of an open file, or why there are none, as the system says it.
func bytes(ofDescriptor descriptor: Int32) -> Result<[UInt8], SystemMessage> {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe read(descriptor, &chunk, chunk.count)
    if count < 0 {
      if errno == EINTR { continue }
      return .failure(.last)
    }
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
  /// Whether there is nothing of the name.
  let isAbsence: Bool

  static var last: SystemMessage { of(errno) }

  static func of(_ number: Int32) -> SystemMessage {
    let isAbsence = number == ENOENT || number == ENOTDIR
    guard let text = unsafe strerror(number) else {
      return SystemMessage(text: "error \(number)", isAbsence: isAbsence)
    }
    return SystemMessage(text: unsafe String(cString: text), isAbsence: isAbsence)
  }
}
