import Glibc

/// How many processors the machine has to work with, 1 where the system does not say.
package func processors() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
