/*
 * Stands between a relay and the C library (LD_PRELOAD) for the files of its database. Writes what is written, cut off,
 * synced and removed into a journal, in order; and, while a switch says so, answers as a full or a failing disk does.
 * The file of shared memory beside the database is left alone: it is made anew after a power cut.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OP_WRITE = 1, OP_TRUNCATE, OP_SYNC, OP_REMOVE };
enum { FILE_NONE = 0, FILE_DATABASE, FILE_WAL, FILE_JOURNAL, FILE_FOLDER };
struct record {
  uint32_t op, file;
  uint64_t offset, length;
};

#define MOST_FILES 65536
static unsigned char file_of[MOST_FILES];
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int journal = -1;
static volatile unsigned char *fault;
static const char *folder;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("SHIM_JOURNAL"), *control = getenv("SHIM_SWITCH");
  folder = getenv("SHIM_FOLDER");
  if (path) journal = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (control) {
    int fd = REAL(open)(control, O_RDONLY | O_CLOEXEC);
    void *at = fd < 0 ? MAP_FAILED : mmap(0, 1, PROT_READ, MAP_SHARED, fd, 0);
    if (at != MAP_FAILED) fault = at;
  }
}

static int kind_of(const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  if (folder && strcmp(path, folder) == 0) return FILE_FOLDER;
  if (strcmp(name, "relay.sqlite") == 0) return FILE_DATABASE;
  if (strcmp(name, "relay.sqlite-wal") == 0) return FILE_WAL;
  return strcmp(name, "relay.sqlite-journal") == 0 ? FILE_JOURNAL : FILE_NONE;
}

static int known(int fd) { return fd >= 0 && fd < MOST_FILES ? file_of[fd] : FILE_NONE; }
static int remember(int fd, const char *path) {
  if (fd >= 0 && fd < MOST_FILES) file_of[fd] = kind_of(path);
  return fd;
}
static int failing(int with) { return fault && *fault == with; }

static void note(int op, int file, uint64_t offset, uint64_t length, const void *data) {
  if (journal < 0) return;
  struct record record = {op, file, offset, length};
  struct iovec parts[2] = {{&record, sizeof record}, {(void *)data, op == OP_WRITE ? length : 0}};
  if (REAL(writev)(journal, parts, 2) < 0) abort();
}

#define OPEN(name)                                             \
  int name(const char *path, int flags, ...) {                 \
    va_list rest;                                              \
    va_start(rest, flags);                                     \
    int mode = va_arg(rest, int);                              \
    va_end(rest);                                              \
    return remember(REAL(name)(path, flags, mode), path);      \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  if (fd >= 0 && fd < MOST_FILES) file_of[fd] = FILE_NONE;
  return REAL(close)(fd);
}

/* In the order in which they happen: nobody else's write comes between one and its line in the journal. */
static ssize_t written(int fd, int file, const void *data, ssize_t length, uint64_t offset) {
  if (length > 0) note(OP_WRITE, file, offset, length, data);
  pthread_mutex_unlock(&turn);
  return length;
}
static int refused(void) {
  if (failing('F')) errno = ENOSPC;
  else if (failing('W')) errno = EIO;
  else return 0;
  return 1;
}

ssize_t write(int fd, const void *data, size_t length) {
  int file = known(fd);
  if (!file) return REAL(write)(fd, data, length);
  if (refused()) return -1;
  pthread_mutex_lock(&turn);
  uint64_t offset = lseek(fd, 0, SEEK_CUR);
  return written(fd, file, data, REAL(write)(fd, data, length), offset);
}

#define PWRITE(name, off)                                                                    \
  ssize_t name(int fd, const void *data, size_t length, off offset) {                        \
    int file = known(fd);                                                                    \
    if (!file) return REAL(name)(fd, data, length, offset);                                  \
    if (refused()) return -1;                                                                \
    pthread_mutex_lock(&turn);                                                               \
    return written(fd, file, data, REAL(name)(fd, data, length, offset), offset);            \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t read(int fd, void *data, size_t length) {
  if (known(fd) && failing('R')) return errno = EIO, -1;
  return REAL(read)(fd, data, length);
}
#define PREAD(name, off)                                                 \
  ssize_t name(int fd, void *data, size_t length, off offset) {          \
    if (known(fd) && failing('R')) return errno = EIO, -1;               \
    return REAL(name)(fd, data, length, offset);                         \
  }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

#define TRUNCATE(name, off)                                        \
  int name(int fd, off length) {                                   \
    int file = known(fd);                                          \
    if (!file) return REAL(name)(fd, length);                      \
    pthread_mutex_lock(&turn);                                     \
    int done = REAL(name)(fd, length);                             \
    if (done == 0) note(OP_TRUNCATE, file, 0, length, 0);          \
    pthread_mutex_unlock(&turn);                                   \
    return done;                                                   \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

/* Noted when it is done: what was written while it ran may not be safe, and is not taken to be. */
#define SYNC(name)                                                       \
  int name(int fd) {                                                     \
    int file = known(fd);                                                \
    if (!file) return REAL(name)(fd);                                    \
    if (failing('S')) return errno = EIO, -1;                            \
    pthread_mutex_lock(&turn);                                           \
    int done = REAL(name)(fd);                                           \
    if (done == 0) note(OP_SYNC, file, 0, 0, 0);                         \
    pthread_mutex_unlock(&turn);                                         \
    return done;                                                         \
  }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
  int file = kind_of(path);
  pthread_mutex_lock(&turn);
  int done = REAL(unlink)(path);
  if (done == 0 && file) note(OP_REMOVE, file, 0, 0, 0);
  pthread_mutex_unlock(&turn);
  return done;
}
