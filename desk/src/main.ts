import { mount } from 'svelte';
import './fonts.css';
import './desk.css';
import Desk from './Desk.svelte';

mount(Desk, { target: document.querySelector('#desk')! });
