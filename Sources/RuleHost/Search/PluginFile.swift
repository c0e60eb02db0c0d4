import CSandbox
import Glibc
import Synchronization

/// A plugin's file, open: the bytes that were hashed are the bytes that are opened as a library.
final class PluginFile: Sendable {
  /// As it was given or found.
  let path: String
  /// Of its bytes, in hexadecimal.
  let sha256: String
  /// Open for reading until the last use of this object.
  let descriptor: Int32
  private let identity: FileIdentity

  /// - Throws: `PluginFault` where it cannot be read or is no ELF file.
  init(_ path: String, digest: ([UInt8]) -> String) throws(PluginFault) {
    // A FIFO would keep the planner waiting for somebody who writes.
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard opened >= 0 else { throw .unreadable(SystemMessage.last.text) }
    do throws(PluginFault) {
      var status = stat()
      guard unsafe fstat(opened, &status) == 0 else { throw .unreadable(SystemMessage.last.text) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable("it is no ordinary file") }
      guard status.st_size <= 1 << 28 else { throw .unreadable("it has more than 256 MB") }
      identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
      switch bytes(ofDescriptor: opened) {
      case .success(let content):
        guard content.starts(with: [0x7F, 0x45, 0x4C, 0x46]) else { throw .notALibrary() }
        sha256 = digest(content)
      case .failure(let message): throw .unreadable(message.text)
      }
    } catch {
      _ = close(opened)
      throw error
    }
    self.path = path
    descriptor = opened
  }

  deinit { _ = close(descriptor) }

  /// The path by which the loader opens this very file.
  ///
  /// The loader knows a library again by its path. So a descriptor that was once given to it is kept for
  /// the life of the process: its number never names another file.
  var loaderPath: String {
    let kept = descriptorsOfLibraries.withLock { descriptors in
      if let known = descriptors[identity] { return known }
      let copy = csandbox_keep(descriptor)
      descriptors[identity] = copy
      return copy
    }
    return "/proc/self/fd/\(kept)"
  }
}

private struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64
}

private let descriptorsOfLibraries = Mutex<[FileIdentity: Int32]>([:])
