/* Stands in for gVisor's prewarmer, whose instant lasts until a file is there: PREWARMER BINARY ARGV0 [ARGUMENT...]. */
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments)
{
    char go[4096];
    snprintf(go, sizeof go, "%s.go", arguments[0]);
    for (int waited = 0; access(go, F_OK) != 0; waited++)
        if (count < 3 || waited > 3000 || usleep(10000) != 0)
            return 1;
    execv(arguments[1], arguments + 2);
    return 127;
}
