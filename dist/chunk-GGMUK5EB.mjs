
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-X6LSBLXB.mjs";import"./chunk-NUK7OY4N.mjs";import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import"./chunk-ZBO6G6H7.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
