import CMemory

/// Makes large blocks of memory go back to the system as soon as they are free.
///
/// Left to itself the C library keeps freed blocks of up to 32 MB once it has seen some of that size, and each of its
/// arenas its own: after a large problem that is a tenth of the peak, for a sixteenth of the time.
package func returnLargeBlocks() {
  mallopt(M_MMAP_THRESHOLD, 1 << 17)
}
