// Loaded into a gateway with `node --require`: it runs in a container with this limit of its memory.
process.constrainedMemory = () => Number(process.env.MEMORY_LIMIT_BYTES);
