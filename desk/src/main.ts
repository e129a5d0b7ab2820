import { mount } from 'svelte';
import 'desk-fonts/fonts.css';
import './desk.css';
import { language } from './language.svelte.ts';
import Desk from './Desk.svelte';
import { session } from './correcting/session.svelte.ts';

void session.load();
await language.load();
mount(Desk, { target: document.querySelector('#desk')! });
