import Glibc

/// The digests of the plugins that ship with the program, in the form of `sha256sum`.
///
/// It counts only where nobody but the owner of the program could have written it.
struct ShippedManifest {
  static let name = "skillsplan-rules.sha256"

  private let digests: [String: String]

  /// Nil where the folder has none.
  ///
  /// - Throws: `PluginFault` where there is one that cannot be trusted.
  init?(in folder: String) throws(PluginFault) {
    let path = "\(folder)/\(Self.name)"
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .untrusted(SystemMessage.last.text)
    }
    defer { _ = close(descriptor) }
    var file = stat()
    var program = stat()
    guard unsafe fstat(descriptor, &file) == 0, unsafe stat("/proc/self/exe", &program) == 0 else {
      throw .untrusted(SystemMessage.last.text)
    }
    guard file.st_mode & S_IFMT == S_IFREG, file.st_size < 1 << 20 else {
      throw .untrusted("it is no short file")
    }
    guard file.st_uid == program.st_uid else {
      throw .untrusted("its owner is not that of the program")
    }
    guard file.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw .untrusted("others than its owner may write it")
    }
    switch bytes(ofDescriptor: descriptor) {
    case .failure(let message): throw .untrusted(message.text)
    case .success(let bytes): digests = try Self.digests(in: bytes)
    }
  }

  /// With the digest that the manifest gives for the file's name.
  func marked(_ file: FoundFile) -> FoundFile {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return FoundFile(path: file.path, isAsked: file.isAsked, shippedDigest: digests[name])
  }

  /// Lines of 64 digits, a space, a space or an asterisk, and a name.
  private static func digests(in bytes: [UInt8]) throws(PluginFault) -> [String: String] {
    var digests: [String: String] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let text = plainText(line), line.count > 66 else {
        throw .untrusted("it is not in the form of sha256sum")
      }
      let digest = text.prefix(64)
      let name = text.dropFirst(66)
      let between = text.dropFirst(64).prefix(2)
      guard digest.allSatisfy({ "0123456789abcdef".contains($0) }), !name.contains("/"),
        between == "  " || between == " *"
      else { throw .untrusted("it is not in the form of sha256sum") }
      digests[String(name)] = String(digest)
    }
    return digests
  }
}
