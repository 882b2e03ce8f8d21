"""Enters the kernel as a 32-bit program."""

# EXPECT: violation
import ctypes, mmap

code = bytes.fromhex("b814000000cd80c3")  # eax = 20, int 0x80, ret
page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write(code)
address = ctypes.addressof(ctypes.c_char.from_buffer(page))
ctypes.CFUNCTYPE(ctypes.c_int)(address)()
print("BROKE", flush=True)
