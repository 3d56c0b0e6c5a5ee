
import{a as o}from"./chunk-W5S44Y4Q.mjs";import"./chunk-U7TZEGYU.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-X6LSBLXB.mjs";import"./chunk-NUK7OY4N.mjs";import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import"./chunk-ZBO6G6H7.mjs";export{o as searched};
