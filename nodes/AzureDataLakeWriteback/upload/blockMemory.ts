/**
 * What uploads have given back, by its size. It is held so that the next can have it, but weakly: V8 does not count shared memory,
 * so that without an upload after it nothing would make it look for what is free.
 */
const givenBack = new Map<number, Array<WeakRef<SharedArrayBuffer>>>();

/** Memory that other threads can see, for nobody else meanwhile. @param size bytes */
export function takeMemory(size: number): SharedArrayBuffer {
	const free = givenBack.get(size) ?? [];
	for (let next = free.pop(); next; next = free.pop()) {
		const memory = next.deref();
		if (memory) return memory;
	}
	return new SharedArrayBuffer(size);
}

/** Nothing may write to it, or read from it, any more. */
export function giveMemoryBack(memory: SharedArrayBuffer): void {
	const free = givenBack.get(memory.byteLength) ?? [];
	free.push(new WeakRef(memory));
	givenBack.set(memory.byteLength, free);
}
