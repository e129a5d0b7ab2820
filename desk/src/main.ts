import { mount } from 'svelte';
import './fonts.css';
import './desk.css';
import { language } from './language.svelte.ts';
import Desk from './Desk.svelte';

await language.load();
mount(Desk, { target: document.querySelector('#desk')! });
