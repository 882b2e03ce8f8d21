"""Which system calls a cell may make, and their numbers on each processor.

ALLOWED are what NumPy, torch and the interpreter need; REFUSED fail with EPERM, so that the learner reads
a PermissionError with a line of their own; KILLED are never made by honest code and end the cell with
SIGSYS. Whatever is in no list answers ENOSYS, at which the C library falls back politely.
"""

from __future__ import annotations

ALLOWED = """
    read write open close stat fstat lstat poll lseek mmap mprotect munmap brk rt_sigaction
    rt_sigprocmask rt_sigreturn pread64 pwrite64 readv writev access pipe select sched_yield mremap
    madvise dup dup2 pause nanosleep getitimer alarm setitimer getpid exit uname ftruncate getdents
    getcwd chdir rename mkdir rmdir unlink readlink umask gettimeofday getrlimit getrusage sysinfo times
    getuid getgid geteuid getegid getppid getpgrp getpgid getsid rt_sigpending rt_sigtimedwait
    rt_sigsuspend sigaltstack statfs fstatfs arch_prctl gettid time futex sched_getaffinity getdents64
    set_tid_address restart_syscall fadvise64 timer_create timer_settime timer_gettime timer_delete
    clock_gettime clock_getres clock_nanosleep exit_group openat mkdirat newfstatat unlinkat renameat
    readlinkat faccessat pselect6 ppoll set_robust_list get_robust_list dup3 pipe2 getcpu getrandom
    membarrier statx rseq close_range faccessat2 sched_getparam sched_getscheduler
    sched_get_priority_max sched_get_priority_min
""".split()

REFUSED = """
    socket connect sendto socketpair setpgid setsid setrlimit sched_setaffinity memfd_create execveat
    symlink symlinkat link linkat chmod fchmod fchmodat chown fchown lchown fchownat utimensat truncate
    fallocate mlock mlockall mlock2 shmget shmat semget msgget mq_open setpriority personality mknod
    mknodat creat flock inotify_init1 epoll_create1 eventfd2 signalfd4 timerfd_create rt_sigqueueinfo
    rt_tgsigqueueinfo pidfd_open pidfd_send_signal setuid setgid setreuid setregid setgroups setresuid
    setresgid capset ioprio_set sched_setscheduler sched_setattr copy_file_range splice tee vmsplice
    sendfile
""".split()

KILLED = """
    ptrace process_vm_readv process_vm_writev mount umount2 pivot_root chroot unshare setns bpf
    perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register keyctl add_key
    request_key init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff
    sethostname setdomainname iopl ioperm acct quotactl open_by_handle_at name_to_handle_at pidfd_getfd
    process_madvise kcmp seccomp move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr
    lookup_dcookie fanotify_init modify_ldt settimeofday clock_settime adjtimex syslog vhangup
    landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret
""".split()

# No thread, no process, no program: one task, ever.
NEW_TASK = ("clone", "fork", "vfork", "execve")

_X86_64 = """
    read:0 write:1 open:2 close:3 stat:4 fstat:5 lstat:6 poll:7 lseek:8 mmap:9 mprotect:10 munmap:11
    brk:12 rt_sigaction:13 rt_sigprocmask:14 rt_sigreturn:15 ioctl:16 pread64:17 pwrite64:18 readv:19
    writev:20 access:21 pipe:22 select:23 sched_yield:24 mremap:25 madvise:28 shmget:29 shmat:30 dup:32
    dup2:33 pause:34 nanosleep:35 getitimer:36 alarm:37 setitimer:38 getpid:39 sendfile:40 socket:41
    connect:42 sendto:44 socketpair:53 clone:56 fork:57 vfork:58 execve:59 exit:60 kill:62 uname:63
    semget:64 msgget:68 fcntl:72 flock:73 truncate:76 ftruncate:77 getdents:78 getcwd:79 chdir:80
    rename:82 mkdir:83 rmdir:84 creat:85 link:86 unlink:87 symlink:88 readlink:89 chmod:90 fchmod:91
    chown:92 fchown:93 lchown:94 umask:95 gettimeofday:96 getrlimit:97 getrusage:98 sysinfo:99 times:100
    ptrace:101 getuid:102 syslog:103 getgid:104 setuid:105 setgid:106 geteuid:107 getegid:108
    setpgid:109 getppid:110 getpgrp:111 setsid:112 setreuid:113 setregid:114 setgroups:116 setresuid:117
    setresgid:119 getpgid:121 getsid:124 capset:126 rt_sigpending:127 rt_sigtimedwait:128
    rt_sigqueueinfo:129 rt_sigsuspend:130 sigaltstack:131 mknod:133 personality:135 statfs:137
    fstatfs:138 setpriority:141 sched_getparam:143 sched_setscheduler:144 sched_getscheduler:145
    sched_get_priority_max:146 sched_get_priority_min:147 mlock:149 mlockall:151 vhangup:153
    modify_ldt:154 pivot_root:155 prctl:157 arch_prctl:158 adjtimex:159 setrlimit:160 chroot:161
    acct:163 settimeofday:164 mount:165 umount2:166 swapon:167 swapoff:168 reboot:169 sethostname:170
    setdomainname:171 iopl:172 ioperm:173 init_module:175 delete_module:176 quotactl:179 gettid:186
    tkill:200 time:201 futex:202 sched_setaffinity:203 sched_getaffinity:204 lookup_dcookie:212
    getdents64:217 set_tid_address:218 restart_syscall:219 fadvise64:221 timer_create:222
    timer_settime:223 timer_gettime:224 timer_delete:226 clock_settime:227 clock_gettime:228
    clock_getres:229 clock_nanosleep:230 exit_group:231 tgkill:234 mq_open:240 kexec_load:246
    add_key:248 request_key:249 keyctl:250 ioprio_set:251 openat:257 mkdirat:258 mknodat:259
    fchownat:260 newfstatat:262 unlinkat:263 renameat:264 linkat:265 symlinkat:266 readlinkat:267
    fchmodat:268 faccessat:269 pselect6:270 ppoll:271 unshare:272 set_robust_list:273
    get_robust_list:274 splice:275 tee:276 vmsplice:278 utimensat:280 timerfd_create:283 fallocate:285
    signalfd4:289 eventfd2:290 epoll_create1:291 dup3:292 pipe2:293 inotify_init1:294
    rt_tgsigqueueinfo:297 perf_event_open:298 fanotify_init:300 prlimit64:302 name_to_handle_at:303
    open_by_handle_at:304 setns:308 getcpu:309 process_vm_readv:310 process_vm_writev:311 kcmp:312
    finit_module:313 sched_setattr:314 seccomp:317 getrandom:318 memfd_create:319 kexec_file_load:320
    bpf:321 execveat:322 userfaultfd:323 membarrier:324 mlock2:325 copy_file_range:326 statx:332
    rseq:334 pidfd_send_signal:424 io_uring_setup:425 io_uring_enter:426 io_uring_register:427
    open_tree:428 move_mount:429 fsopen:430 fsconfig:431 fsmount:432 fspick:433 pidfd_open:434
    clone3:435 close_range:436 pidfd_getfd:438 faccessat2:439 process_madvise:440 mount_setattr:442
    landlock_create_ruleset:444 landlock_add_rule:445 landlock_restrict_self:446 memfd_secret:447
"""

# The generic numbers, as every newer processor has them. Calls that only x86 keeps for old programs are
# absent, and the C library uses their successors: openat for open, clone for fork, ppoll for poll.
_AARCH64 = """
    getcwd:17 lookup_dcookie:18 eventfd2:19 epoll_create1:20 dup:23 dup3:24 fcntl:25 inotify_init1:26
    ioctl:29 ioprio_set:30 flock:32 mknodat:33 mkdirat:34 unlinkat:35 symlinkat:36 linkat:37 renameat:38
    umount2:39 mount:40 pivot_root:41 statfs:43 fstatfs:44 truncate:45 ftruncate:46 fallocate:47
    faccessat:48 chdir:49 chroot:51 fchmod:52 fchmodat:53 fchownat:54 fchown:55 openat:56 close:57
    vhangup:58 pipe2:59 quotactl:60 getdents64:61 lseek:62 read:63 write:64 readv:65 writev:66 pread64:67
    pwrite64:68 sendfile:71 pselect6:72 ppoll:73 signalfd4:74 vmsplice:75 splice:76 tee:77 readlinkat:78
    newfstatat:79 fstat:80 timerfd_create:85 utimensat:88 acct:89 capset:91 personality:92 exit:93
    exit_group:94 set_tid_address:96 unshare:97 futex:98 set_robust_list:99 get_robust_list:100
    nanosleep:101 getitimer:102 setitimer:103 kexec_load:104 init_module:105 delete_module:106
    timer_create:107 timer_gettime:108 timer_settime:110 timer_delete:111 clock_settime:112
    clock_gettime:113 clock_getres:114 clock_nanosleep:115 syslog:116 ptrace:117 sched_setscheduler:119
    sched_getscheduler:120 sched_getparam:121 sched_setaffinity:122 sched_getaffinity:123 sched_yield:124
    sched_get_priority_max:125 sched_get_priority_min:126 restart_syscall:128 kill:129 tkill:130
    tgkill:131 sigaltstack:132 rt_sigsuspend:133 rt_sigaction:134 rt_sigprocmask:135 rt_sigpending:136
    rt_sigtimedwait:137 rt_sigqueueinfo:138 rt_sigreturn:139 setpriority:140 reboot:142 setregid:143
    setgid:144 setreuid:145 setuid:146 setresuid:147 setresgid:149 times:153 setpgid:154 getpgid:155
    getsid:156 setsid:157 setgroups:159 uname:160 sethostname:161 setdomainname:162 getrlimit:163
    setrlimit:164 getrusage:165 umask:166 prctl:167 getcpu:168 gettimeofday:169 settimeofday:170
    adjtimex:171 getpid:172 getppid:173 getuid:174 geteuid:175 getgid:176 getegid:177 gettid:178
    sysinfo:179 mq_open:180 msgget:186 semget:190 shmget:194 shmat:196 socket:198 socketpair:199
    connect:203 sendto:206 brk:214 munmap:215 mremap:216 add_key:217 request_key:218 keyctl:219 clone:220
    execve:221 mmap:222 fadvise64:223 swapon:224 swapoff:225 mprotect:226 mlock:228 mlockall:230
    madvise:233 rt_tgsigqueueinfo:240 perf_event_open:241 prlimit64:261 fanotify_init:262
    name_to_handle_at:264 open_by_handle_at:265 setns:268 process_vm_readv:270 process_vm_writev:271
    kcmp:272 finit_module:273 sched_setattr:274 seccomp:277 getrandom:278 memfd_create:279 bpf:280
    execveat:281 userfaultfd:282 membarrier:283 mlock2:284 copy_file_range:285 statx:291 rseq:293
    kexec_file_load:294 pidfd_send_signal:424 io_uring_setup:425 io_uring_enter:426 io_uring_register:427
    open_tree:428 move_mount:429 fsopen:430 fsconfig:431 fsmount:432 fspick:433 pidfd_open:434 clone3:435
    close_range:436 pidfd_getfd:438 faccessat2:439 process_madvise:440 mount_setattr:442
    landlock_create_ruleset:444 landlock_add_rule:445 landlock_restrict_self:446 memfd_secret:447
"""


def _table(text: str) -> dict[str, int]:
    return {name: int(number) for name, number in (pair.split(":") for pair in text.split())}


NUMBERS = {"x86_64": _table(_X86_64), "aarch64": _table(_AARCH64)}
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
