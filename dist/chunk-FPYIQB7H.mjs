
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-UOG72AMP.mjs";import"./chunk-4Z4IXXL4.mjs";import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import"./chunk-7U4HGRCO.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
